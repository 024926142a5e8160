from sympy import ZZ, ring

R, s1, s2, s3, b = ring("s1,s2,s3,b", ZZ)
error_order = @errorOrder@
u4, u5 = [R.zero], [R.zero]
flow = [(), (-s2 * s3, s1 * s3, -s1 * s2)]


def time_derivative(parts, order):
    total = R.zero
    for j in range(1, order):
        for variable, rate in zip((s1, s2, s3), flow[j]):
            total += parts[order - j].diff(variable) * rate
    return total


for order in range(1, error_order):
    if order > 1:
        flow.append((b * s2 * u5[order - 1], -b * s1 * u5[order - 1], R.zero))
    wave4 = time_derivative(u5, order) - (b * s1 * s2 if order == 1 else 0)
    u5.append(-time_derivative(u4, order))
    u4.append(wave4)
point = [(s1, 1), (s2, 2), (s3, 3), (b, 2)]
print("answer u4", sum(u4, R.zero).evaluate(point))
print("answer u5", sum(u5, R.zero).evaluate(point))
