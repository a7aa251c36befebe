#include "config.h"

#include "fuzz-reader.h"

#include <string.h>

/* The frame of a target of libFuzzer. So that a run can be seen to fail, FUZZ_PLANT names a fault
 * that shows as soon as the input begins with three certain bytes. */

#define MAGIC "RGM"

typedef enum {
  PLANT_NOTHING,
  PLANT_OVERRUN,
  PLANT_OVERFLOW,
  PLANT_LEAK,
  PLANT_HANG,
} Plant;

static Plant plant;
/* Kept where the compiler must believe that somebody looks. */
extern volatile int fuzz_reader_number;
volatile int fuzz_reader_number;
extern void *volatile fuzz_reader_memory;
void *volatile fuzz_reader_memory;

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length);

static void
run_overrun (const guint8 *bytes, gsize length)
{
  g_autofree guint8 *copy = g_memdup2 (bytes, length);
  volatile guint8 seen = copy[length + (copy[0] == 'R' ? 0 : 1)];

  g_assert_cmpint (seen, <, 256);
}

static void
run_overflow (gsize length)
{
  fuzz_reader_number = G_MAXINT - 1;
  fuzz_reader_number += (int) length;
}

static void
run_plant (const guint8 *bytes, gsize length)
{
  switch (plant)
    {
    case PLANT_OVERRUN:
      run_overrun (bytes, length);
      break;
    case PLANT_OVERFLOW:
      run_overflow (length);
      break;
    case PLANT_LEAK:
      fuzz_reader_memory = g_malloc (length);
      fuzz_reader_memory = NULL;
      break;
    case PLANT_HANG:
      for (;;)
        g_usleep (1000);
    case PLANT_NOTHING:
    default:
      break;
    }
}

/* One comparison after the other, so that the coverage shows the way. */
static gboolean
is_magic (const guint8 *bytes, gsize length)
{
  return length >= strlen (MAGIC) && bytes[0] == MAGIC[0] && bytes[1] == MAGIC[1]
         && bytes[2] == MAGIC[2];
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  static const char *const names[] = { "", "overrun", "overflow", "leak", "hang" };
  const char *name = g_getenv ("FUZZ_PLANT");

  for (gsize i = 0; name && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      plant = (Plant) i;
  fuzz_reader_begin ();
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  fuzz_reader_run ((const char *) bytes, length);
  if (is_magic (bytes, length))
    run_plant (bytes, length);
  return 0;
}
