import { calls } from "../../contract-tests/calls.js";
import { type Client, createClient } from "../../src/index.js";

type Call = (client: Client, query: undefined) => unknown;

/** The client's methods that send an operation: the one that the contract tests call, and those built on that one. */
export function methodsOf(operation: string): string[] {
  const call = (calls as Record<string, Call | undefined>)[operation];
  return call ? methodsCalledBy(call).flatMap((method) => [method, ...builtOn(method)]) : [];
}

/** Calls with a stand-in for the client that notes "packages.create" and sends nothing. */
function methodsCalledBy(call: Call): string[] {
  const called: string[] = [];
  const resource = (name: string) =>
    everyMember((method) => () => {
      called.push(`${name}.${method}`);
      return Promise.resolve({});
    });
  call(everyMember(resource) as Client, undefined);
  return called;
}

function everyMember(memberCalled: (name: string) => unknown): object {
  return new Proxy({}, { get: (_, name) => memberCalled(String(name)) });
}

/** The methods of the same resource whose code calls this one, or what this one calls of the resource's own. */
function builtOn(name: string): string[] {
  const [resource, method] = name.split(".") as [keyof Client, string];
  const methods = Object.getOwnPropertyDescriptors(Object.getPrototypeOf(client[resource]));
  const own = String(methods[method]?.value).match(/this\.#\w+\(/g) ?? [];
  const callsIt = (code: string) => [`this.${method}(`, ...own].some((call) => code.includes(call));
  return Object.entries(methods)
    .filter(([other, { value }]) => ![method, "constructor"].includes(other) && callsIt(String(value)))
    .map(([other]) => `${resource}.${other}`);
}

const client = createClient({ credentials: { token: async () => "never sent" } });
