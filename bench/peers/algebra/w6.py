from sympy import ZZ, ring

R, *generators = ring("@variables@".replace(" ", ""), ZZ)
names = dict(zip("@variables@".split(", "), generators))


def polynomials(text):
    return [R(eval(part, names)) for part in text.replace("^", "**").split(", ")]


top, bottom = R(0), R(1)
for numerator, denominator in zip(polynomials("@numerators@"), polynomials("@denominators@")):
    common, bottom_rest, rest = bottom.cofactors(denominator)
    top = top * rest + numerator * bottom_rest
    bottom *= rest
top, bottom = top.cancel(bottom)
point = list(zip(R.gens, [@point@]))
print("answer numeratorTerms", len(top))
print("answer denominatorTerms", len(bottom))
print(f"answer value {top.evaluate(point)}/{bottom.evaluate(point)}")
