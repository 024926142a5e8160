from sympy import I, QQ, QQ_I, ring, symbols

# u' = -(1 + eps u) u(t - tau) (1 + eps^2 a) with tau = pi/2. A monomial s^m c^n has the frequency f = m - n; a delay takes it
# to (-i)^f times its value where the slow flow was a delay ago, an exponential series of the flow.
K = QQ_I.frac_field(symbols("p"))
R, s, c, a = ring("s,c,a", K)
unit = K(QQ_I(0, 1))
tau = K.gens[0] / 2
error_order = @errorOrder@


def turn(frequency):
    return (-unit) ** (frequency % 4)


def mapped(part, coefficient):
    image = R.zero
    for exponents, value in part.terms():
        image[exponents] = coefficient(exponents[0] - exponents[1], value)
    return image


def part_of(parts, k):
    return parts[k] if 0 <= k < len(parts) else R.zero


def flowed(parts, order):
    total = R.zero
    for k in range(min(order, len(parts))):
        total += parts[k].diff(s) * part_of(ahead, order - k) + parts[k].diff(c) * part_of(behind, order - k)
    return total


def delayed(order):
    term = [part_of(u, k) for k in range(order + 1)]
    total = list(term)
    for n in range(1, order + 1):
        term = [flowed(term, k) * (-tau / n) for k in range(order + 1)]
        total = [x + y for x, y in zip(total, term)]
    return [mapped(part, lambda f, value: value * turn(f)) for part in total]


u, ahead, behind = [s + c], [R.zero], [R.zero]
for order in range(1, error_order):
    past = delayed(order)
    product = [sum((part_of(u, j) * past[k - j] for j in range(k + 1)), R.zero) for k in range(order)]
    known = flowed(u, order) + past[order] + part_of(product, order - 1)
    known += a * ((past[order - 2] if order > 1 else R.zero) + part_of(product, order - 3))
    correction, up, down = R.zero, R.zero, R.zero
    for exponents, value in known.terms():
        f = exponents[0] - exponents[1]
        if f == 1:
            up[exponents] = -value / (1 - tau * turn(1))
        elif f == -1:
            down[exponents] = -value / (1 - tau * turn(-1))
        else:
            correction[exponents] = -value / (unit * f + turn(f))
    u.append(correction)
    ahead.append(up)
    behind.append(down)
total = sum((value for part in ahead for value in part.coeffs()), K.zero)
print("answer value", str(total.as_expr()).replace("I", "i").replace("p", "pi").replace("**", "^"))
