from sympy import QQ, ring

R, x, a = ring("x,a", QQ)
top = @order@
h = {2: x**2}
s = {2: R.zero}
for g in range(3, top + 1):
    part = x * h[g - 1] - a * x * h[g - 1].diff(x)
    if g == 3:
        part += x**3 / 3
    for i in range(2, g - 1):
        part += s[i] * h[g - i]
    h[g] = part
    s[g] = x * part.diff(x) - 2 * part
p = sum(h.values())
print("answer terms", len(p))
print("answer value", p.evaluate([(x, 1), (a, 1)]))
