/* The same technique in C: quotients by a double, corrected with integers; remainders counted in
   bins; only the bin at the cut looked at again. Prints the best time in nanoseconds and the
   checksum of the amounts. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define BINS 4096
#define BLOCK 512

typedef struct { int64_t remainder; int64_t row; } row_t;

static int by_remainder(const void *a, const void *b) {
  const row_t *x = a, *y = b;
  if (x->remainder != y->remainder) return x->remainder < y->remainder ? 1 : -1;
  return (x->row > y->row) - (x->row < y->row);
}

static void solve(const int64_t *restrict heads, int64_t n, int64_t pot, int64_t base,
                  int64_t *restrict kronor, int64_t *restrict rest, row_t *restrict near) {
  int64_t total = 0;
  for (int64_t i = 0; i < n; i++) total += heads[i];
  double factor = (double) pot / (double) total, bins = (double) BINS / (double) total;
  uint32_t count[4][BINS];
  memset(count, 0, sizeof count);
  int64_t given = 0;
  for (int64_t from = 0; from < n; from += BLOCK) {
    int64_t to = from + BLOCK < n ? from + BLOCK : n;
    uint32_t bin[BLOCK];
    for (int64_t i = from; i < to; i++) {
      int64_t q = (int64_t) (factor * (double) heads[i]);
      int64_t r = pot * heads[i] - q * total;
      int64_t low = r >> 63;
      q += low; r += total & low;
      int64_t high = (total - 1 - r) >> 63;
      q -= high; r -= total & high;
      kronor[i] = base + q; rest[i] = r; given += q;
      bin[i - from] = (uint32_t) ((double) r * bins);
    }
    for (int64_t i = 0; i < to - from; i++) count[i & 3][bin[i] < BINS ? bin[i] : BINS - 1]++;
  }
  int64_t missing = pot - given, cut = BINS - 1;
  for (; cut >= 0; cut--) {
    int64_t here = (int64_t) count[0][cut] + count[1][cut] + count[2][cut] + count[3][cut];
    if (here >= missing) break;
    missing -= here;
  }
  int64_t size = 0;
  for (int64_t i = 0; i < n; i++) {
    int64_t bin = (int64_t) ((double) rest[i] * bins);
    bin = bin < BINS ? bin : BINS - 1;
    kronor[i] += bin > cut;
    near[size].remainder = rest[i]; near[size].row = i;
    size += bin == cut;
  }
  qsort(near, size, sizeof(row_t), by_remainder);
  for (int64_t i = 0; i < missing && i < size; i++) kronor[near[i].row]++;
}

int main(int argc, char **argv) {
  if (argc != 5) return 1;
  int64_t n = atoll(argv[1]), pot = atoll(argv[2]), base = atoll(argv[3]), runs = atoll(argv[4]);
  int64_t *heads = malloc(n * 8), *kronor = malloc(n * 8), *rest = malloc(n * 8);
  row_t *near = malloc((n + 1) * sizeof(row_t));
  FILE *file = fopen("population.bin", "rb");
  if (!file || fread(heads, 8, n, file) != (size_t) n) return 1;
  fclose(file);
  double best = 1e300;
  for (int64_t run = 0; run < runs; run++) {
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    solve(heads, n, pot, base, kronor, rest, near);
    clock_gettime(CLOCK_MONOTONIC, &b);
    double nanos = (b.tv_sec - a.tv_sec) * 1e9 + (b.tv_nsec - a.tv_nsec);
    if (nanos < best) best = nanos;
  }
  uint64_t checksum = 0;
  for (int64_t i = 0; i < n; i++) checksum += (uint64_t) kronor[i] * (uint64_t) (i % 1009 + 1);
  printf("%.0f %lld\n", best, (long long) checksum);
  return 0;
}
