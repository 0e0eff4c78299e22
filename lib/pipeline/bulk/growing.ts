/** A list of unsigned numbers of 32 bits, without an object for each. */
export class Numbers {
  length = 0;
  private values = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new Uint32Array(this.values.length * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  /** The numbers, as long as nothing is added. */
  view(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}
