package se.statsbidrag.accounting.books;

/** The forms in which a batch of vouchers is handed over. */
enum VoucherFile {
  SIE("se", "text/plain; charset=IBM437"),
  CSV("csv", "text/csv; charset=UTF-8");

  private final String extension;
  private final String mediaType;

  VoucherFile(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }
}
