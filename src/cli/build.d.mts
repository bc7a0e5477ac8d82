/** Builds what does not belong to the sources as they are; false if that failed. */
export function ensureBuilt(): Promise<boolean>;

/** Builds the playground page if it does not belong to the sources as they are; false if that failed. */
export function ensurePageBuilt(): Promise<boolean>;
