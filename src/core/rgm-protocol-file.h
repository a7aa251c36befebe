#pragma once

#include "rgm-protocol.h"

G_BEGIN_DECLS

/* The Format= that this version reads. */
#define RGM_PROTOCOL_FORMAT 1
/* A protocol file larger than this is refused unread. */
#define RGM_PROTOCOL_MAX_BYTES (256 * 1024)

/**
 * RgmProtocolError:
 * @RGM_PROTOCOL_ERROR_SYNTAX: not a key file, not UTF-8, or too large
 * @RGM_PROTOCOL_ERROR_FORMAT: a format of the future
 * @RGM_PROTOCOL_ERROR_MISSING: a group or key that must be there is not
 * @RGM_PROTOCOL_ERROR_UNKNOWN: a group or key that means nothing here, most often a slip
 * @RGM_PROTOCOL_ERROR_VALUE: a value that is not of its kind or out of range
 * @RGM_PROTOCOL_ERROR_INHERITS: it inherits from a protocol that is not there, or from itself
 * @RGM_PROTOCOL_ERROR_DUPLICATE: a group twice, or an id that another file has
 *
 * What can be wrong with a protocol. The message names file, group, key and reason.
 */
typedef enum {
  RGM_PROTOCOL_ERROR_SYNTAX,
  RGM_PROTOCOL_ERROR_FORMAT,
  RGM_PROTOCOL_ERROR_MISSING,
  RGM_PROTOCOL_ERROR_UNKNOWN,
  RGM_PROTOCOL_ERROR_VALUE,
  RGM_PROTOCOL_ERROR_INHERITS,
  RGM_PROTOCOL_ERROR_DUPLICATE,
} RgmProtocolError;

#define RGM_PROTOCOL_ERROR (rgm_protocol_error_quark ())
GQuark rgm_protocol_error_quark (void);

GKeyFile *rgm_protocol_file_read (const char *file, const char *text, gssize length,
                                  GError **error);
char *rgm_protocol_file_get_id (const char *file, GKeyFile *key_file, GError **error);
GKeyFile *rgm_protocol_file_merge (GKeyFile *child, GKeyFile *parent);
RgmProtocol *rgm_protocol_new_from_key_file (const char *file, GKeyFile *key_file,
                                             GError **error);
RgmProtocol *rgm_protocol_new_from_text (const char *file, const char *text, gssize length,
                                         GError **error);

G_END_DECLS
