#include <stdio.h>
#include <flint/fmpz_mpoly.h>

static const char *numerators[] = {@quotedNumerators@};
static const char *denominators[] = {@quotedDenominators@};
static const char *variables[] = {@quotedVariables@};
static ulong point[] = {@point@};

enum { COUNT = @count@, VARIABLES = sizeof variables / sizeof *variables };

static fmpz_mpoly_ctx_t ring;

static void print_value(const fmpz_mpoly_t a)
{
    fmpz values[VARIABLES], *pointers[VARIABLES];
    fmpz_t value;
    fmpz_init(value);
    for (int v = 0; v < VARIABLES; v++) {
        fmpz_init_set_ui(&values[v], point[v]);
        pointers[v] = &values[v];
    }
    fmpz_mpoly_evaluate_all_fmpz(value, a, pointers, ring);
    fmpz_print(value);
}

int main(void)
{
    fmpz_mpoly_t top, bottom, common, rest, n, d;
    fmpz_mpoly_ctx_init(ring, VARIABLES, ORD_DEGLEX);
    fmpz_mpoly_init(top, ring);
    fmpz_mpoly_init(bottom, ring);
    fmpz_mpoly_init(common, ring);
    fmpz_mpoly_init(rest, ring);
    fmpz_mpoly_init(n, ring);
    fmpz_mpoly_init(d, ring);
    fmpz_mpoly_one(bottom, ring);
    for (int i = 0; i < COUNT; i++) {
        fmpz_mpoly_set_str_pretty(n, numerators[i], variables, ring);
        fmpz_mpoly_set_str_pretty(d, denominators[i], variables, ring);
        if (!fmpz_mpoly_gcd_cofactors(common, rest, d, bottom, d, ring)) return 1;
        fmpz_mpoly_mul(n, n, rest, ring);
        fmpz_mpoly_mul(top, top, d, ring);
        fmpz_mpoly_add(top, top, n, ring);
        fmpz_mpoly_mul(bottom, bottom, d, ring);
    }
    if (!fmpz_mpoly_gcd_cofactors(common, top, bottom, top, bottom, ring)) return 1;
    printf("answer numeratorTerms %ld\n", (long) fmpz_mpoly_length(top, ring));
    printf("answer denominatorTerms %ld\n", (long) fmpz_mpoly_length(bottom, ring));
    printf("answer value ");
    print_value(top);
    printf("/");
    print_value(bottom);
    printf("\n");
    return 0;
}
