from sympy import ZZ, ring

names = "@symbols@".split(", ")
R, *generators = ring(names, ZZ)
symbol = dict(zip(names, generators))
entries = [@quotedBondEntries@]
density = [symbol[name] for name in "@densities@".split(", ")]
n = 4
sites = range(n)
stiffness, odd, even = ([[R(0)] * n for _ in sites] for _ in range(3))
for b in range(0, len(entries), 4):
    i, j, step, k = int(entries[b]) - 1, int(entries[b + 1]) - 1, int(entries[b + 2]), symbol[entries[b + 3]]
    stiffness[i][i] += k
    stiffness[i][j] -= k
    odd[i][j] += step * k
    even[i][j] += step**2 * k


def minor(i, j):
    i1, i2, j1, j2 = (i + 1) % 3, (i + 2) % 3, (j + 1) % 3, (j + 2) % 3
    return stiffness[i1][j1] * stiffness[i2][j2] - stiffness[i1][j2] * stiffness[i2][j1]


adjugate = [[minor(j, i) for j in range(3)] for i in range(3)]
d = sum(stiffness[0][i] * adjugate[i][0] for i in range(3))
total = sum(density)


def centred(r):
    w = [sum(adjugate[i][j] * r[j] for j in range(3)) for i in range(3)] + [R(0)]
    shift = sum(w)
    return [n * entry - shift for entry in w]


def lowest(p):
    for factor in (d, d, total):
        (quotient,), rest = p.div([factor])
        if not rest:
            p = quotient
    return p


first = centred([sum(row) for row in odd])
force = [2 * sum(odd[i][j] * first[j] for j in sites) + n * d * sum(even[i]) for i in sites]
speed = sum(force)
second = centred([total * force[i] - speed * density[i] for i in sites])
point = list(zip(R.gens, [@point@]))
bottom = total.evaluate(point) * d.evaluate(point)
print("answer speedTerms", len(speed))
print(f"answer speed {speed.evaluate(point)}/{2 * n * bottom}")
for i in sites:
    print(f"answer shapeTerms{i + 1} {len(lowest(second[i]))}")
    print(f"answer shape{i + 1} {second[i].evaluate(point)}/{2 * n**2 * d.evaluate(point) * bottom}")
