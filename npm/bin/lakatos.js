#!/usr/bin/env node
import process from "node:process";
import { command } from "../command.js";

process.exitCode = await command(process.argv.slice(2));
