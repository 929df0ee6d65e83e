package se.statsbidrag.recipient;

/** What an organisation is to the grants (mottagarkategori). One organisation can be several. */
public enum RecipientKind {
  /** Kommun: code of four digits, the first two are the county's. */
  MUNICIPALITY,
  /** Region, until the end of 2019 called landsting: code of two digits, the county's. */
  REGION,
  /** Länsstyrelse: code of two digits, the county's. */
  COUNTY_BOARD,
  /** Statlig myndighet. */
  AUTHORITY,
  /** Kommunalförbund, samordningsförbund. */
  JOINT_AUTHORITY,
  /** Ideell förening, trossamfund. */
  ASSOCIATION,
  /** Stiftelse. */
  FOUNDATION,
  /** Universitet, högskola. */
  UNIVERSITY
}
