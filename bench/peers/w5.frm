#-
Off Statistics;
Symbols x,@variables@,n;
CFunction a;
#define size "@size@"
Table,zerofill,entry(1:`size',1:`size');
@fills@
.end
