#include <stdio.h>
#include <flint/fmpz_mpoly.h>

int main(void)
{
    const char *names[] = {"x", "y", "z", "t"};
    const ulong exponents[] = {@exponent@, @exponent@, @exponent@, @exponent@};
    fmpz_mpoly_ctx_t ring;
    fmpz_mpoly_t f, p;
    fmpz_t coefficient;
    fmpz_mpoly_ctx_init(ring, 4, ORD_DEGLEX);
    fmpz_mpoly_init(f, ring);
    fmpz_mpoly_init(p, ring);
    fmpz_init(coefficient);
    fmpz_mpoly_set_str_pretty(f, "1+x+y+z+t", names, ring);
    fmpz_mpoly_pow_ui(f, f, @power@, ring);
    fmpz_mpoly_add_ui(p, f, 1, ring);
    fmpz_mpoly_mul(p, p, f, ring);
    printf("answer terms %ld\n", (long) fmpz_mpoly_length(p, ring));
    fmpz_mpoly_get_coeff_fmpz_ui(coefficient, p, exponents, ring);
    printf("answer coefficient ");
    fmpz_print(coefficient);
    printf("\n");
    return 0;
}
