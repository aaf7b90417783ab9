/** A colour as red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** How a moment's rows look. */
export interface Painted {
  /** The colour of each row, as the bytes of an image: red, green, blue and opaque. */
  readonly colours: Uint32Array<ArrayBuffer>;
  /** The most probable component of each row. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** The sum of the responsibilities of each component: how many rows it answers for. */
  readonly counts: readonly number[];
}

const STEPS = 4096;
/** sRGB of a share of light, in STEPS steps. */
const encoded = Uint8Array.from({ length: STEPS + 1 }, (_, step) => Math.round(255 * toSrgb(step / STEPS)));

/**
 * Every row in the mix of the components' colours, each as much as its responsibility: light is mixed, not numbers of a file format,
 * so that half and half looks half and half.
 *
 * @param responsibilities  rows x components.
 */
export function paint(responsibilities: Float64Array, palette: readonly Rgb[], components: number): Painted {
  const light = Float64Array.from(palette.flat(), (value) => STEPS * fromSrgb(value / 255));
  const rows = responsibilities.length / components;
  const colours = new Uint32Array(rows);
  const labels = new Uint8Array(rows);
  const sums = new Float64Array(components);
  for (let i = 0; i < rows; i++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let most = -1;
    for (let k = 0; k < components; k++) {
      const share = responsibilities[i * components + k];
      sums[k] += share;
      red += share * light[3 * k];
      green += share * light[3 * k + 1];
      blue += share * light[3 * k + 2];
      if (share > most) {
        most = share;
        labels[i] = k;
      }
    }
    colours[i] = 0xff000000 | (byteOf(blue) << 16) | (byteOf(green) << 8) | byteOf(red);
  }
  return { colours, labels, counts: [...sums] };
}

/** Of an amount of light, in STEPS steps. */
function byteOf(light: number): number {
  return encoded[Math.min(STEPS, (light + 0.5) | 0)];
}

function toSrgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function fromSrgb(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
