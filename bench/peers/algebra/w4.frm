#-
Off Statistics;
Symbols x,y,z,t;
Local f = (1+x+y+z+t)^@power@;
.sort
Local p = f^2+f;
Bracket x,y,z,t;
.sort
#$n = termsin_(p);
Local c = p[x^@exponent@*y^@exponent@*z^@exponent@*t^@exponent@];
.sort
#write <> "answer terms %$", $n
#write <> "answer coefficient %E", c
.end
