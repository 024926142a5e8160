from sympy import ZZ, ring

R, x, y, z, t = ring("x,y,z,t", ZZ)
f = (1 + x + y + z + t) ** @power@
p = f * (f + 1)
print("answer terms", len(p))
print("answer coefficient", p.coeff((x * y * z * t) ** @exponent@))
