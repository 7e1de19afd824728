#!/usr/bin/env node
import process from "node:process";
import { command } from "../command.js";

const args = process.argv.slice(2);
if (args[0] === "server" && args.slice(1).every((flag) => flag === "--stdio")) {
  const { serve } = await import("../server.js");
  // Written in full before the process ends.
  const code = await serve();
  process.stdout.end(() => process.exit(code));
} else {
  process.exitCode = await command(args);
}
