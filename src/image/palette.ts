/** Pictures of few colours as a palette and an index for each pixel. */

/** Colours that an index of one byte can name. */
const MOST = 256;
/** Places of the table; sparse, so that a colour is mostly at the first one looked at. */
const PLACES = 4096;
/** 2³² divided by the golden ratio, odd: spreads neighbouring keys (Knuth, The Art of Computer Programming 3, §6.4). */
const SPREAD = 0x9e3779b1;

export interface IndexedColours {
  /** Place of each pixel's colour in the palette. */
  readonly indices: Uint8Array;
  /** In the order in which the colours come: [red, green, blue]. */
  readonly palette: number[][];
}

/**
 * The colours of an opaque picture.
 *
 * @param data RGBA, 8 bits each; A is not looked at
 * @returns null if there are more than 256
 */
export function indexColours(data: Uint8Array): IndexedColours | null {
  const indices = new Uint8Array(data.length / 4);
  const colours: number[] = [];
  /** Index + 1 of the colour that lies at a place; 0 where there is none. */
  const table = new Uint16Array(PLACES);
  let last = -1;
  let index = 0;
  for (let pixel = 0, from = 0; pixel < indices.length; pixel++, from += 4) {
    const colour = ((data[from] as number) << 16) | ((data[from + 1] as number) << 8) | (data[from + 2] as number);
    if (colour !== last) {
      let place = Math.imul(colour, SPREAD) >>> 20;
      while (table[place] !== 0 && colours[(table[place] as number) - 1] !== colour) place = (place + 1) % PLACES;
      if (table[place] === 0) {
        if (colours.length === MOST) return null;
        table[place] = colours.push(colour);
      }
      index = (table[place] as number) - 1;
      last = colour;
    }
    indices[pixel] = index;
  }
  return { indices, palette: colours.map((colour) => [colour >>> 16, (colour >>> 8) & 255, colour & 255]) };
}
