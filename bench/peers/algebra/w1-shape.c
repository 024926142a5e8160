#include <stdio.h>
#include <stdlib.h>
#include <flint/fmpz_mpoly.h>

enum { SITES = 4, BONDS = @bondCount@ };

static const char *entries[] = {@quotedBondEntries@};
static const char *densities[] = {@quotedDensities@};
static const char *symbols[] = {@quotedSymbols@};
static const ulong point[] = {@point@};

enum { SYMBOLS = sizeof symbols / sizeof *symbols };

static fmpz_mpoly_ctx_t ring;
static fmpz_mpoly_t stiffness[SITES][SITES], odd[SITES][SITES], even[SITES][SITES];
static fmpz_mpoly_t adjugate[3][3], d, total, density[SITES], first[SITES], force[SITES], speed, second[SITES];
static fmpz *point_values[SYMBOLS];

static void add_product(fmpz_mpoly_t sum, const fmpz_mpoly_t a, const fmpz_mpoly_t b, slong factor)
{
    fmpz_mpoly_t product;
    fmpz_mpoly_init(product, ring);
    fmpz_mpoly_mul(product, a, b, ring);
    fmpz_mpoly_scalar_mul_si(product, product, factor, ring);
    fmpz_mpoly_add(sum, sum, product, ring);
    fmpz_mpoly_clear(product, ring);
}

static void add_multiple(fmpz_mpoly_t sum, const fmpz_mpoly_t a, slong factor)
{
    fmpz_mpoly_t one;
    fmpz_mpoly_init(one, ring);
    fmpz_mpoly_one(one, ring);
    add_product(sum, a, one, factor);
    fmpz_mpoly_clear(one, ring);
}

static void read_cell(void)
{
    fmpz_mpoly_t k;
    fmpz_mpoly_init(k, ring);
    fmpz_mpoly_init(total, ring);
    for (int i = 0; i < SITES; i++) {
        for (int j = 0; j < SITES; j++) {
            fmpz_mpoly_init(stiffness[i][j], ring);
            fmpz_mpoly_init(odd[i][j], ring);
            fmpz_mpoly_init(even[i][j], ring);
        }
        fmpz_mpoly_init(density[i], ring);
        fmpz_mpoly_set_str_pretty(density[i], densities[i], symbols, ring);
        fmpz_mpoly_add(total, total, density[i], ring);
    }
    for (int b = 0; b < BONDS; b++) {
        int i = atoi(entries[4 * b]) - 1, j = atoi(entries[4 * b + 1]) - 1, step = atoi(entries[4 * b + 2]);
        fmpz_mpoly_set_str_pretty(k, entries[4 * b + 3], symbols, ring);
        add_multiple(stiffness[i][i], k, 1);
        add_multiple(stiffness[i][j], k, -1);
        add_multiple(odd[i][j], k, step);
        add_multiple(even[i][j], k, step * step);
    }
}

static void invert(void)
{
    fmpz_mpoly_init(d, ring);
    for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++) {
            int i1 = (i + 1) % 3, i2 = (i + 2) % 3, j1 = (j + 1) % 3, j2 = (j + 2) % 3;
            fmpz_mpoly_init(adjugate[j][i], ring);
            add_product(adjugate[j][i], stiffness[i1][j1], stiffness[i2][j2], 1);
            add_product(adjugate[j][i], stiffness[i1][j2], stiffness[i2][j1], -1);
        }
    for (int i = 0; i < 3; i++) add_product(d, stiffness[0][i], adjugate[i][0], 1);
}

/* The solution with the last mass held, times the number of masses, less its sum. */
static void centred(fmpz_mpoly_t result[SITES], fmpz_mpoly_t right[SITES])
{
    fmpz_mpoly_t w, shift;
    fmpz_mpoly_init(shift, ring);
    for (int i = 0; i < SITES; i++) {
        fmpz_mpoly_init(w, ring);
        fmpz_mpoly_init(result[i], ring);
        for (int j = 0; i < 3 && j < 3; j++) add_product(w, adjugate[i][j], right[j], 1);
        fmpz_mpoly_add(shift, shift, w, ring);
        fmpz_mpoly_scalar_mul_si(result[i], w, SITES, ring);
        fmpz_mpoly_clear(w, ring);
    }
    for (int i = 0; i < SITES; i++) fmpz_mpoly_sub(result[i], result[i], shift, ring);
}

static void derive(void)
{
    fmpz_mpoly_t right[SITES];
    fmpz_mpoly_init(speed, ring);
    for (int i = 0; i < SITES; i++) {
        fmpz_mpoly_init(right[i], ring);
        for (int j = 0; j < SITES; j++) add_multiple(right[i], odd[i][j], 1);
    }
    centred(first, right);
    for (int i = 0; i < SITES; i++) {
        fmpz_mpoly_init(force[i], ring);
        for (int j = 0; j < SITES; j++) {
            add_product(force[i], odd[i][j], first[j], 2);
            add_product(force[i], d, even[i][j], SITES);
        }
        fmpz_mpoly_add(speed, speed, force[i], ring);
    }
    for (int i = 0; i < SITES; i++) {
        fmpz_mpoly_mul(right[i], total, force[i], ring);
        add_product(right[i], speed, density[i], -1);
    }
    centred(second, right);
}

static void print_value(const fmpz_mpoly_t a)
{
    fmpz_t value;
    fmpz_init(value);
    fmpz_mpoly_evaluate_all_fmpz(value, a, point_values, ring);
    fmpz_print(value);
}

static void print_shape(int i)
{
    fmpz_mpoly_struct *factors[] = {d, d, total};
    fmpz_mpoly_t bottom, quotient;
    fmpz_mpoly_init(bottom, ring);
    fmpz_mpoly_init(quotient, ring);
    fmpz_mpoly_set_si(bottom, 2 * SITES * SITES, ring);
    for (int f = 0; f < 3; f++) {
        if (fmpz_mpoly_divides(quotient, second[i], factors[f], ring)) fmpz_mpoly_swap(second[i], quotient, ring);
        else fmpz_mpoly_mul(bottom, bottom, factors[f], ring);
    }
    printf("answer shapeTerms%d %ld\n", i + 1, (long) fmpz_mpoly_length(second[i], ring));
    printf("answer shape%d ", i + 1);
    print_value(second[i]);
    printf("/");
    print_value(bottom);
    printf("\n");
}

int main(void)
{
    fmpz_mpoly_t bottom;
    fmpz_mpoly_ctx_init(ring, SYMBOLS, ORD_DEGLEX);
    fmpz_mpoly_init(bottom, ring);
    for (int v = 0; v < SYMBOLS; v++) {
        point_values[v] = malloc(sizeof(fmpz));
        fmpz_init_set_ui(point_values[v], point[v]);
    }
    read_cell();
    invert();
    derive();
    add_product(bottom, d, total, 2 * SITES);
    printf("answer speedTerms %ld\n", (long) fmpz_mpoly_length(speed, ring));
    printf("answer speed ");
    print_value(speed);
    printf("/");
    print_value(bottom);
    printf("\n");
    for (int i = 0; i < SITES; i++) print_shape(i);
    return 0;
}
