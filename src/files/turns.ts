/** So many at a time; a few more wait in line, and the rest are turned away. */
export class Turns {
  private readonly line: (() => void)[] = [];

  constructor(
    private free: number,
    private readonly longest: number,
  ) {}

  /** Answers what gives the place back, once; null where the line is full. */
  async take(): Promise<(() => void) | null> {
    if (this.free > 0) this.free -= 1;
    else if (this.line.length >= this.longest) return null;
    else await new Promise<void>((go) => this.line.push(go));
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = this.line.shift();
      if (next) next();
      else this.free += 1;
    };
  }
}
