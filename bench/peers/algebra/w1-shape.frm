#-
Off Statistics;
Symbols @symbols@;
@entries@
.sort
Hide;
#do i = 1,3
#do j = 1,3
#define i1 "{`i'%3+1}"
#define i2 "{`i1'%3+1}"
#define j1 "{`j'%3+1}"
#define j2 "{`j1'%3+1}"
Local a`j'`i' = l`i1'`j1'*l`i2'`j2' - l`i1'`j2'*l`i2'`j1';
#undefine i1
#undefine i2
#undefine j1
#undefine j2
#enddo
#enddo
.sort
Hide;
Local d = l11*a11 + l12*a21 + l13*a31;
Local total = p1 + p2 + p3 + p4;
#do i = 1,3
Local w`i' =
#do j = 1,3
  + a`i'`j'*(o`j'1 + o`j'2 + o`j'3 + o`j'4)
#enddo
;
#enddo
.sort
Hide;
#do i = 1,3
Local u`i' = 4*w`i' - w1 - w2 - w3;
#enddo
Local u4 = -w1 - w2 - w3;
.sort
Hide;
#do i = 1,4
Local f`i' = 2*(o`i'1*u1 + o`i'2*u2 + o`i'3*u3 + o`i'4*u4) + 4*d*(e`i'1 + e`i'2 + e`i'3 + e`i'4);
#enddo
.sort
Hide;
Local g = f1 + f2 + f3 + f4;
.sort
Hide;
#do i = 1,3
Local b`i' = total*f`i' - g*p`i';
#enddo
.sort
Hide;
#do i = 1,3
Local x`i' = a`i'1*b1 + a`i'2*b2 + a`i'3*b3;
#enddo
.sort
Hide;
#do i = 1,3
Local v`i' = 4*x`i' - x1 - x2 - x3;
#enddo
Local v4 = -x1 - x2 - x3;
.sort
Hide;
#$n = termsin_(g);
#write <> "answer speedTerms %$", $n
#do i = 1,4
#$v = v`i';
#do f = {d,d,total}
#$factor = `f';
#$rest = rem_($v,$factor);
#if ( termsin($rest) == 0 )
#$v = div_($v,$factor);
#endif
#enddo
#$n = termsin_($v);
#write <> "answer shapeTerms`i' %$", $n
#enddo
Local speed = g;
Local speedBottom = 8*d*total;
#do i = 1,4
Local shape`i' = v`i';
#enddo
Local shapeBottom = 32*d^2*total;
@pointRules@
.sort
#write <> "answer speed %E/%E", speed, speedBottom
#do i = 1,4
#write <> "answer shape`i' %E/%E", shape`i', shapeBottom
#enddo
.end
