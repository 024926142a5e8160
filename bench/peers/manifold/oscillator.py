from sympy import QQ, ring

# In the time i t and the small parameter eps/(2 i): z' = z + N, N = d + factor q^2 d, d = z - w, q = z + w or i d.
R, s, c = ring("s,c", QQ)
error_order = @errorOrder@
factor = QQ(*(int(part) for part in "@factor@".split("/")))
is_displacement = "@square@" == "displacement"
square_factor = factor if is_displacement else -factor


def mirror(part, sign):
    image = R.zero
    for (ahead, behind), value in part.terms():
        image[(behind, ahead)] = sign * value
    return image


z, w, g, m = [s], [c], [s], [-c]
difference, q, squared = [], [], []
for k in range(1, error_order):
    difference.append(z[k - 1] - w[k - 1])
    q.append(z[k - 1] + w[k - 1] if is_displacement else difference[k - 1])
    squared.append(sum((q[j] * q[k - 1 - j] for j in range(k)), R.zero))
    cubic = sum((squared[j] * difference[k - 1 - j] for j in range(k)), R.zero)
    known = difference[k - 1] + square_factor * cubic
    for j in range(1, k):
        known -= z[j].diff(s) * g[k - j] + z[j].diff(c) * m[k - j]
    resonant, correction = R.zero, R.zero
    for (ahead, behind), value in known.terms():
        if ahead - behind == 1:
            resonant[(ahead, behind)] = value
        else:
            correction[(ahead, behind)] = value / (ahead - behind - 1)
    sign = (-1) ** k
    z.append(correction)
    w.append(mirror(correction, sign))
    g.append(resonant)
    m.append(mirror(resonant, -sign))
    print(f"answer h{k} {sum(resonant.coeffs(), QQ(0))}")
