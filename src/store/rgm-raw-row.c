#include "config.h"

#include "rgm-raw-row.h"

#include "rgm-raw-number.h"

/* The file format of SQLite, § 2.1: a row begins with the size of its head and the type of each
 * value, and the values follow. */

/* A number of @size bytes, the first of which bears the sign. */
static gint64
get_integer (const guint8 *bytes, gsize size)
{
  gint64 number = (gint8) bytes[0];

  for (gsize i = 1; i < size; i++)
    number = (gint64) ((guint64) number << 8 | bytes[i]);
  return number;
}

static char
get_type (guint64 serial)
{
  if (serial == 0)
    return 'N';
  if (serial == 7)
    return 'F';
  if (serial < 10)
    return 'I';
  if (serial < 12)
    return '?';
  return serial % 2 == 0 ? 'B' : 'T';
}

static gsize
get_size (guint64 serial)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < G_N_ELEMENTS (sizes) ? sizes[serial] : (gsize) ((serial - 12) / 2);
}

static gboolean
read_value (RgmRawValue *value, guint64 serial, const guint8 **at, const guint8 *end)
{
  gsize size = get_size (serial);
  gsize there = MIN (size, (gsize) (end - *at));

  value->type = get_type (serial);
  value->bytes = *at;
  value->size = there;
  value->torn = there < size;
  value->number = serial == 9;
  if (value->type == 'I' && size > 0 && !value->torn)
    value->number = get_integer (*at, size);
  *at += there;
  /* Of a text the beginning may be worth something, of a number it is not. */
  return value->type != '?' && !(value->torn && value->type != 'T' && value->type != 'B');
}

/**
 * rgm_raw_row_read:
 * @self: (out caller-allocates): the row
 * @cell: the cell that it is in
 *
 * Takes a row apart. Nothing that it says is believed.
 *
 * Returns: whether it is a row
 */
gboolean
rgm_raw_row_read (RgmRawRow *self, const RgmPageCell *cell)
{
  const guint8 *at = cell->content->data;
  const guint8 *end = at + cell->content->len;
  guint64 head_size, serial;
  const guint8 *head_end, *value_at;

  self->n_values = 0;
  if (!rgm_raw_number_read (&at, end, &head_size) || head_size > cell->content->len)
    return FALSE;
  head_end = cell->content->data + head_size;
  value_at = head_end;
  while (at < head_end)
    {
      RgmRawValue *value = &self->values[self->n_values];

      if (self->n_values == RGM_RAW_ROW_MAX || !rgm_raw_number_read (&at, head_end, &serial)
          || !read_value (value, serial, &value_at, end))
        return FALSE;
      self->types[self->n_values++] = value->type;
    }
  self->types[self->n_values] = '\0';
  /* Bytes that nobody accounts for: the head was altered. */
  return at == head_end && value_at == end;
}
