/** How many rows one statement reads or writes. A batch is cut into these, largest first. */
export const chunkSizes = [16, 4, 1];
