/** It is no TNEF that we read: cut off, changed, or larger than a mail program writes it. */
export class TnefFault extends Error {}
