#: MaxTermSize 200000
#: WorkSpace 10000000
#-
Off Statistics;
Symbols @variables@, n, d;
CFunctions rat, part;
PolyRatFun rat;
Local total = @ratSum@;
.sort
PolyRatFun;
Local top = total;
Local bottom = total;
.sort
if (expression(top)) id rat(n?, d?) = part(n);
if (expression(bottom)) id rat(n?, d?) = part(d);
id part(n?) = n;
.sort
#$n = termsin_(top);
#$d = termsin_(bottom);
#write <> "answer numeratorTerms %$", $n
#write <> "answer denominatorTerms %$", $d
@pointRules@
.sort
#write <> "answer value %E/%E", top, bottom
.end
