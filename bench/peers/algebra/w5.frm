#-
Off Statistics;
Symbols x,@variables@;
#define size "@size@"
Table a(1:`size',1:`size');
Fill a(1,1) = @entries@;
Local q0 = 1;
.sort
#do i = 1,`size'
Hide;
Local q`i' = x*q{`i'-1}
  #do j = 1,`i'
    - a(`i',`j')*q{`j'-1}
  #enddo
  ;
#if `i' < `size'
Multiply 1/a(`i',`i'+1);
#endif
.sort
#enddo
Hide;
Local p = q`size'
  #do i = 1,{`size'-1}
    *a(`i',`i'+1)
  #enddo
  ;
.sort
#$n = termsin_(p);
Hide;
Local c = p;
Local s =
  #do i = 0,`size'
    + q`i'
  #enddo
  ;
Multiply replace_(x,@speed@,@replacements@);
.sort
#write <> "answer terms %$", $n
#write <> "answer characteristic %E", c
#write <> "answer associated %E", s
.end
