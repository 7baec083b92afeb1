const kinds = [
  'image/(?:png|jpeg|gif|webp|avif|heic|heif|tiff|bmp)',
  '(?:audio|video)/[a-z0-9.+-]{1,60}',
  'text/(?:plain|csv)',
  'application/(?:pdf|zip|rtf|msword)',
  'application/vnd\\.(?:ms-(?:excel|powerpoint|outlook)|(?:oasis\\.opendocument|openxmlformats-officedocument)\\.[a-z.-]{1,60})',
]
const harmless = new RegExp(`^(?:${kinds.join('|')})$`, 'i')

/**
 * The type that a file is mailed under. The browser named it, and mail programs show pages, drawings and the like beside the text, whatever
 * the mail says of them: what is not known to be harmless goes as bytes. (A mail or a multipart has to, RFC 2045 §6.4.)
 */
export const harmlessType = (contentType: string): string =>
  harmless.test(contentType) ? contentType : 'application/octet-stream'
