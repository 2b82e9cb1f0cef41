/* Sums of squares of float32 arrays by layer, in one pass over memory: what torch_numpy.py does where this is not built.
 *
 * Within blocks of 512 squares are added in float32, 16 each into 32 sums, and in double beyond: right to 1e-7. A block whose sum float32
 * does not hold (too small to be exact, too large to be finite) is added again in double. Plain C, called by ctypes: no Python in it. */
#include <stdint.h>
#include <string.h>

#define BLOCK 512
#define LANES 32

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__linux__)
#define FAST __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#define INLINE __attribute__((always_inline, optimize("O3"))) inline
#else
#define FAST
#define INLINE inline
#endif

static double exactly(const float *x, int64_t n) {
  double sum = 0;
  for (int64_t i = 0; i < n; i++) sum += (double)x[i] * x[i];
  return sum;
}

/* `lanes` are added by halves, which vector units do side by side: one after the other took longer than the squares. */
INLINE static double total(float *lanes, const float *x, int64_t n) {
  for (int half = LANES / 2; half > 0; half /= 2)
    for (int j = 0; j < half; j++) lanes[j] += lanes[j + half];
  return lanes[0] > 1e-24f && lanes[0] < 1e36f ? lanes[0] : exactly(x, n);
}

/* Sum of x[i]^2; with `kept` x is copied there, too. */
FAST static double squares(const float *x, float *kept, int64_t n) {
  double sum = 0;
  for (int64_t begin = 0; begin < n; begin += BLOCK) {
    const float *part = x + begin;
    int64_t size = n - begin < BLOCK ? n - begin : BLOCK, whole = size / LANES * LANES;
    float lanes[LANES] = {0};
    for (int64_t i = 0; i < whole; i += LANES)
      for (int j = 0; j < LANES; j++) lanes[j] += part[i + j] * part[i + j];
    for (int64_t i = whole; i < size; i++) lanes[i - whole] += part[i] * part[i];
    sum += total(lanes, part, size);
    if (kept) memcpy(kept + begin, part, size * sizeof(float));
  }
  return sum;
}

/* Sum of (x[i] - kept[i])^2. */
FAST static double changes(const float *x, const float *kept, int64_t n) {
  double sum = 0;
  for (int64_t begin = 0; begin < n; begin += BLOCK) {
    int64_t size = n - begin < BLOCK ? n - begin : BLOCK, whole = size / LANES * LANES;
    float change[BLOCK], lanes[LANES] = {0};
    for (int64_t i = 0; i < size; i++) change[i] = x[begin + i] - kept[begin + i];
    for (int64_t i = 0; i < whole; i += LANES)
      for (int j = 0; j < LANES; j++) lanes[j] += change[i + j] * change[i + j];
    for (int64_t i = whole; i < size; i++) lanes[i - whole] += change[i] * change[i];
    sum += total(lanes, change, size);
  }
  return sum;
}

/* sums[layer[k]] = sum over k of the squares of at[k][0 … size[k]); a null pointer adds nothing. `kept[k]` takes a copy, `kept` may be null. */
void gradlens_squares(int64_t arrays, const float **at, float **kept, const int64_t *size, const int64_t *layer, int64_t layers, double *sums) {
  memset(sums, 0, layers * sizeof(double));
  for (int64_t k = 0; k < arrays; k++)
    if (at[k]) sums[layer[k]] += squares(at[k], kept ? kept[k] : 0, size[k]);
}

/* The same of at[k] - kept[k]. */
void gradlens_changes(int64_t arrays, const float **at, float **kept, const int64_t *size, const int64_t *layer, int64_t layers, double *sums) {
  memset(sums, 0, layers * sizeof(double));
  for (int64_t k = 0; k < arrays; k++) sums[layer[k]] += changes(at[k], kept[k], size[k]);
}
