#include <stdio.h>
#include <flint/fmpq_mpoly.h>

enum { TOP = @order@ };

static fmpq_mpoly_ctx_t ring;
static fmpq_mpoly_t x, a, h[TOP + 1], s[TOP + 1];

static void slope(fmpq_mpoly_t result, const fmpq_mpoly_t f)
{
    fmpq_mpoly_derivative(result, f, 0, ring);
    fmpq_mpoly_mul(result, result, x, ring);
}

static void grade(int g)
{
    fmpq_mpoly_t term;
    fmpq_mpoly_init(term, ring);
    fmpq_mpoly_mul(h[g], x, h[g - 1], ring);
    slope(term, h[g - 1]);
    fmpq_mpoly_mul(term, term, a, ring);
    fmpq_mpoly_sub(h[g], h[g], term, ring);
    if (g == 3) {
        fmpq_mpoly_pow_ui(term, x, 3, ring);
        fmpq_mpoly_scalar_div_si(term, term, 3, ring);
        fmpq_mpoly_add(h[g], h[g], term, ring);
    }
    for (int i = 2; i <= g - 2; i++) {
        fmpq_mpoly_mul(term, s[i], h[g - i], ring);
        fmpq_mpoly_add(h[g], h[g], term, ring);
    }
    slope(s[g], h[g]);
    fmpq_mpoly_scalar_mul_si(term, h[g], 2, ring);
    fmpq_mpoly_sub(s[g], s[g], term, ring);
    fmpq_mpoly_clear(term, ring);
}

int main(void)
{
    fmpq_mpoly_t p;
    fmpq_t value, one;
    fmpq *ones[2] = {one, one};
    fmpq_mpoly_ctx_init(ring, 2, ORD_DEGLEX);
    fmpq_mpoly_init(x, ring);
    fmpq_mpoly_init(a, ring);
    fmpq_mpoly_init(p, ring);
    fmpq_init(value);
    fmpq_init(one);
    fmpq_one(one);
    fmpq_mpoly_gen(x, 0, ring);
    fmpq_mpoly_gen(a, 1, ring);
    for (int g = 2; g <= TOP; g++) {
        fmpq_mpoly_init(h[g], ring);
        fmpq_mpoly_init(s[g], ring);
        if (g == 2) fmpq_mpoly_mul(h[g], x, x, ring);
        else grade(g);
        fmpq_mpoly_add(p, p, h[g], ring);
    }
    printf("answer terms %ld\n", (long) fmpq_mpoly_length(p, ring));
    fmpq_mpoly_evaluate_all_fmpq(value, p, ones, ring);
    printf("answer value ");
    fmpq_print(value);
    printf("\n");
    return 0;
}
