#include "config.h"

#include "rgm-raw-number.h"

#define BYTES_MAX 9
#define GOES_ON 0x80

/**
 * rgm_raw_number_read:
 * @at: (inout): where the number is; behind it afterwards
 * @end: where the bytes end
 * @number: (out): the number
 *
 * Reads a number of 1 to 9 bytes as SQLite writes them: each but the ninth says by its first bit
 * whether another follows.
 *
 * Returns: whether there is a whole number
 */
gboolean
rgm_raw_number_read (const guint8 **at, const guint8 *end, guint64 *number)
{
  *number = 0;
  for (int i = 1; i <= BYTES_MAX && *at < end; i++)
    {
      guint8 byte = *(*at)++;

      if (i == BYTES_MAX)
        {
          *number = *number << 8 | byte;
          return TRUE;
        }
      *number = *number << 7 | (byte & ~GOES_ON & 0xff);
      if (byte < GOES_ON)
        return TRUE;
    }
  return FALSE;
}

/**
 * rgm_raw_number_get_4_bytes:
 * @bytes: (array fixed-size=4): a number that always takes as many, the highest first
 *
 * Returns: the number
 */
guint32
rgm_raw_number_get_4_bytes (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}
