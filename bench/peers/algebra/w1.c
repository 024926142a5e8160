#include <stdio.h>
#include <stdlib.h>
#include <flint/fmpz_mpoly.h>

enum { MASSES = @masses@, BONDS = @bondCount@ };

static const char *entries[] = {@quotedBondEntries@};
static const char *symbols[] = {@quotedSymbols@};
static const ulong point[] = {@point@};

enum { SYMBOLS = sizeof symbols / sizeof *symbols };

static fmpz_mpoly_ctx_t ring;

typedef fmpz_mpoly_t matrix[MASSES][MASSES];

/* Bareiss's fraction-free elimination; the leading minors of a Laplacian are not zero. */
static void determinant(fmpz_mpoly_t result, matrix a, int size)
{
    fmpz_mpoly_t product, pivot;
    fmpz_mpoly_init(product, ring);
    fmpz_mpoly_init(pivot, ring);
    fmpz_mpoly_one(pivot, ring);
    for (int k = 0; k + 1 < size; k++) {
        for (int i = k + 1; i < size; i++)
            for (int j = k + 1; j < size; j++) {
                fmpz_mpoly_mul(product, a[i][k], a[k][j], ring);
                fmpz_mpoly_mul(a[i][j], a[i][j], a[k][k], ring);
                fmpz_mpoly_sub(a[i][j], a[i][j], product, ring);
                if (!fmpz_mpoly_divides(a[i][j], a[i][j], pivot, ring)) exit(1);
            }
        fmpz_mpoly_set(pivot, a[k][k], ring);
    }
    fmpz_mpoly_set(result, a[size - 1][size - 1], ring);
}

static void add_to(fmpz_mpoly_t entry, const fmpz_mpoly_t value, int factor)
{
    fmpz_mpoly_t scaled;
    fmpz_mpoly_init(scaled, ring);
    fmpz_mpoly_scalar_mul_si(scaled, value, factor, ring);
    fmpz_mpoly_add(entry, entry, scaled, ring);
}

static void build(matrix a)
{
    const int n = MASSES - 1;
    fmpz_mpoly_t k;
    fmpz_mpoly_init(k, ring);
    for (int i = 0; i < MASSES; i++)
        for (int j = 0; j < MASSES; j++) fmpz_mpoly_init(a[i][j], ring);
    for (int b = 0; b < BONDS; b++) {
        int i = atoi(entries[4 * b]) - 1, j = atoi(entries[4 * b + 1]) - 1, step = atoi(entries[4 * b + 2]);
        fmpz_mpoly_set_str_pretty(k, entries[4 * b + 3], symbols, ring);
        if (i < n) {
            add_to(a[i][i], k, 1);
            if (j < n) add_to(a[i][j], k, -1);
            add_to(a[i][n], k, step);
            add_to(a[n][i], k, step);
        }
        if (step == 1) add_to(a[n][n], k, 1);
    }
}

static void print_value(const fmpz_mpoly_t a)
{
    fmpz values[SYMBOLS], *pointers[SYMBOLS];
    fmpz_t value;
    fmpz_init(value);
    for (int v = 0; v < SYMBOLS; v++) {
        fmpz_init_set_ui(&values[v], point[v]);
        pointers[v] = &values[v];
    }
    fmpz_mpoly_evaluate_all_fmpz(value, a, pointers, ring);
    fmpz_print(value);
}

int main(void)
{
    static matrix bordered, grounded;
    fmpz_mpoly_t top, bottom;
    fmpz_mpoly_ctx_init(ring, SYMBOLS, ORD_DEGLEX);
    fmpz_mpoly_init(top, ring);
    fmpz_mpoly_init(bottom, ring);
    build(bordered);
    build(grounded);
    determinant(top, bordered, MASSES);
    determinant(bottom, grounded, MASSES - 1);
    printf("answer numeratorTerms %ld\n", (long) fmpz_mpoly_length(top, ring));
    printf("answer denominatorTerms %ld\n", (long) fmpz_mpoly_length(bottom, ring));
    printf("answer value ");
    print_value(top);
    printf("/");
    print_value(bottom);
    printf("\n");
    return 0;
}
