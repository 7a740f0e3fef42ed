// Writes the passwords everybody tries first, most common first, a line each: node passwords.mjs OUTPUT-FILE
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

// Shorter ones are refused for their length, and matter only as the beginning of a longer one.
const shortest = 6;
const words = JSON.parse(readFileSync("node_modules/@zxcvbn-ts/language-common/src/passwords.json", "utf8"));
mkdirSync(dirname(process.argv[2]), { recursive: true });
writeFileSync(process.argv[2], words.filter((word) => word.length >= shortest).join("\n") + "\n");
