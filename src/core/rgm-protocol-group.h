#pragma once

#include "rgm-period.h"
#include "rgm-protocol-file.h"

G_BEGIN_DECLS

/**
 * RgmProtocolGroup:
 * @file: name of the file, for messages
 * @key_file: the file
 * @name: the group's name, `Spacing standard`
 *
 * One group of a key file, read key by key. Every function answers %FALSE with a message that
 * names file, group, key and reason. A missing optional key leaves the output as it was.
 */
typedef struct {
  const char *file;
  GKeyFile *key_file;
  const char *name;
} RgmProtocolGroup;

gboolean rgm_protocol_group_fail (const RgmProtocolGroup *self, const char *key,
                                  RgmProtocolError code, GError **error,
                                  const char *format, ...) G_GNUC_PRINTF (5, 6);
gboolean rgm_protocol_group_has (const RgmProtocolGroup *self, const char *key);
gboolean rgm_protocol_group_check_keys (const RgmProtocolGroup *self, const char *const *plain,
                                        const char *const *display, GError **error);
gboolean rgm_protocol_group_require (const RgmProtocolGroup *self, const char *key,
                                     GError **error);
gboolean rgm_protocol_group_get_text (const RgmProtocolGroup *self, const char *key, char **text,
                                      GError **error);
gboolean rgm_protocol_group_get_name (const RgmProtocolGroup *self, const char *key, char **name,
                                      GError **error);
gboolean rgm_protocol_group_get_names (const RgmProtocolGroup *self, const char *key,
                                       char ***names, GError **error);
gboolean rgm_protocol_group_get_boolean (const RgmProtocolGroup *self, const char *key,
                                         gboolean *value, GError **error);
gboolean rgm_protocol_group_get_integer (const RgmProtocolGroup *self, const char *key,
                                         gint32 least, gint32 most, gint32 *value,
                                         GError **error);
gboolean rgm_protocol_group_get_range (const RgmProtocolGroup *self, const char *key, gint32 most,
                                       gint32 *from, gint32 *to, GError **error);
gboolean rgm_protocol_group_get_period (const RgmProtocolGroup *self, const char *key,
                                        RgmPeriodUnits units, gboolean *has, RgmPeriod *period,
                                        GError **error);
gboolean rgm_protocol_is_name (const char *text);

G_END_DECLS
