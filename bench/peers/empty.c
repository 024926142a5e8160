#include <flint/fmpz_mpoly.h>

int main(void)
{
    fmpz_mpoly_ctx_t ring;
    fmpz_mpoly_ctx_init(ring, 4, ORD_DEGLEX);
    return 0;
}
