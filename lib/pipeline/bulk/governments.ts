/** The codes of the register by number: a small number stands for a code in every row. */
export class Governments {
  private readonly places = new Map<number, number>();

  constructor(readonly codes: readonly string[]) {
    codes.forEach((code, place) => this.places.set(Number(code), place));
  }

  get size(): number {
    return this.codes.length;
  }

  /** @param code its seven digits as a number @returns -1 for a code that never was */
  at(code: number): number {
    return this.places.get(code) ?? -1;
  }

  placeOf(code: string): number {
    return this.at(Number(code));
  }

  codeOf(place: number): string {
    const code = this.codes[place];
    if (code === undefined) throw new Error(`no government ${place}`);
    return code;
  }
}
