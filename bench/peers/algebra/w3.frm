#-
Off Statistics;
Symbols x,a,n;
#define top "@order@"
Local h2 = x^2;
Local s2 = 0;
.sort
Hide;
#do g = 3,`top'
Local h`g' = x*h{`g'-1} - a*(s{`g'-1}+2*h{`g'-1})
  #if `g' == 3
    + x^3/3
  #endif
  #do i = 2,{`g'-2}
    + s`i'*h{`g'-`i'}
  #enddo
  ;
.sort
Hide h`g';
Local s`g' = h`g';
id x^n? = (n-2)*x^n;
.sort
Hide s`g';
#enddo
Local p =
  #do g = 2,`top'
    + h`g'
  #enddo
  ;
.sort
#$n = termsin_(p);
Local c = p;
id x = 1;
id a = 1;
.sort
#write <> "answer terms %$", $n
#write <> "answer value %E", c
.end
