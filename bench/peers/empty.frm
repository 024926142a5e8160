#-
Off Statistics;
.end
