#-
Off Statistics;
Symbols x,@variables@;
.end
