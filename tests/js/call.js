// Calls one function of a module for each case on the standard input, and writes what comes back as JSON.

const [module, name] = Deno.args;
const { [name]: called } = await import(new URL(module, `file://${Deno.cwd()}/`).href);
const cases = JSON.parse(await new Response(Deno.stdin.readable).text());
const found = [];
for (const given of cases) found.push((await called(...given)) ?? null);
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(found)));
