// Standard input and output, which may be pipes that do not wait: Node's WASI gives up where one is full, or empty for now.
import { readSync, writeSync } from "node:fs";

const [SUCCESS, IO, PIPE] = [0, 29, 64];
const PAUSE = 2;
const clock = new Int32Array(new SharedArrayBuffer(4));

/** Does something with a stream, as soon as that can be done. */
function patiently(act) {
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(clock, 0, 0, PAUSE);
    }
  }
}

/** The functions of WASI that read and write, over those of Node's; `memory` is that of the module. */
export function streams({ fd_read, fd_write }, memory) {
  /** The places in memory that a list of them at `at` names. */
  const places = (at, count) => {
    const view = new DataView(memory());
    const place = (_, index) => [view.getUint32(at + 8 * index, true), view.getUint32(at + 8 * index + 4, true)];
    return Array.from({ length: count }, place).map(([start, length]) => new Uint8Array(memory(), start, length));
  };
  const done = (at, bytes) => {
    new DataView(memory()).setUint32(at, bytes, true);
    return SUCCESS;
  };
  return {
    fd_write(fd, at, count, written) {
      if (fd !== 1 && fd !== 2) return fd_write(fd, at, count, written);
      try {
        let total = 0;
        for (const bytes of places(at, count)) {
          for (let sent = 0; sent < bytes.length; ) sent += patiently(() => writeSync(fd, bytes, sent));
          total += bytes.length;
        }
        return done(written, total);
      } catch (error) {
        return error.code === "EPIPE" ? PIPE : IO;
      }
    },
    fd_read(fd, at, count, read) {
      if (fd !== 0) return fd_read(fd, at, count, read);
      const bytes = places(at, count).find(({ length }) => length > 0);
      if (!bytes) return done(read, 0);
      try {
        return done(read, patiently(() => readSync(fd, bytes)));
      } catch (error) {
        // Windows tells so of the end.
        return error.code === "EOF" ? done(read, 0) : IO;
      }
    },
  };
}
