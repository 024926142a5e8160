#include <stdio.h>
#include <flint/fmpq_mat.h>

enum { MASSES = @masses@, BONDS = @bondCount@, ORDER = @order@ };

static const char *entries[] = {@quotedBondEntries@};
static const char *densities[] = {@quotedDensities@};

static int mass[BONDS], other[BONDS], step[BONDS];
static fmpq_t elasticity[BONDS], density[MASSES], g[ORDER + 1], u[ORDER + 1][MASSES], r[MASSES];

static void read_cell(fmpq_mat_t laplacian)
{
    for (int b = 0; b < BONDS; b++) {
        sscanf(entries[4 * b], "%d", &mass[b]);
        sscanf(entries[4 * b + 1], "%d", &other[b]);
        sscanf(entries[4 * b + 2], "%d", &step[b]);
        int i = --mass[b], j = --other[b];
        fmpq_init(elasticity[b]);
        fmpq_set_str(elasticity[b], entries[4 * b + 3], 10);
        if (i == MASSES - 1) continue;
        fmpq *diagonal = fmpq_mat_entry(laplacian, i, i);
        fmpq_add(diagonal, diagonal, elasticity[b]);
        if (j == MASSES - 1) continue;
        fmpq_sub(fmpq_mat_entry(laplacian, i, j), fmpq_mat_entry(laplacian, i, j), elasticity[b]);
    }
    for (int i = 0; i < MASSES; i++) {
        fmpq_init(density[i]);
        fmpq_init(r[i]);
        fmpq_set_str(density[i], densities[i], 10);
        for (int m = 0; m <= ORDER; m++) fmpq_init(u[m][i]);
        fmpq_one(u[0][i]);
    }
}

static void residual(int m)
{
    fmpq_t factor, product;
    slong factorial = 1;
    fmpq_init(factor);
    fmpq_init(product);
    for (int i = 0; i < MASSES; i++) fmpq_zero(r[i]);
    for (int a = 1; a <= m; a++) {
        factorial *= a;
        for (int b = 0; b < BONDS; b++) {
            if (step[b] == 0) continue;
            fmpq_set_si(factor, a % 2 ? step[b] : 1, factorial);
            fmpq_mul(factor, factor, elasticity[b]);
            fmpq_addmul(r[mass[b]], factor, u[m - a][other[b]]);
        }
        for (int i = 0; a < m && i < MASSES; i++) {
            fmpq_mul(product, g[a], density[i]);
            fmpq_submul(r[i], product, u[m - a][i]);
        }
    }
}

int main(void)
{
    fmpq_mat_t laplacian, right, solution;
    fmpq_t total;
    fmpq_mat_init(laplacian, MASSES - 1, MASSES - 1);
    fmpq_mat_init(right, MASSES - 1, 1);
    fmpq_mat_init(solution, MASSES - 1, 1);
    fmpq_init(total);
    read_cell(laplacian);
    for (int i = 0; i < MASSES; i++) fmpq_add(total, total, density[i]);
    for (int m = 1; m <= ORDER; m++) {
        residual(m);
        fmpq_init(g[m]);
        for (int i = 0; i < MASSES; i++) fmpq_add(g[m], g[m], r[i]);
        fmpq_div(g[m], g[m], total);
        if (m % 2 == 0) {
            printf("answer g%d ", m);
            fmpq_print(g[m]);
            printf("\n");
        }
        if (m == ORDER) break;
        for (int i = 0; i < MASSES - 1; i++) {
            fmpq *entry = fmpq_mat_entry(right, i, 0);
            fmpq_mul(entry, g[m], density[i]);
            fmpq_sub(entry, r[i], entry);
        }
        fmpq_mat_solve(solution, laplacian, right);
        for (int i = 0; i < MASSES - 1; i++) fmpq_set(u[m][i], fmpq_mat_entry(solution, i, 0));
    }
    return 0;
}
