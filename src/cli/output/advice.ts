/** What to do after a failure, as far as it depends on the command: each sets what it knows, as it goes. */
export interface Advice {
  /** After Ctrl-C. */
  interrupted?: string | undefined;
  /** After a lost connection. */
  lost?: string | undefined;
  /** After a fault of the server's. */
  fault?: string | undefined;
  /** After a 409 of Apple's. */
  conflict?: string | undefined;
  /** After a 404 of Apple's. */
  notFound?: string | undefined;
  /** What a request that got no response may have done. Over all of the above, for as long as nobody knows. */
  unsettled?: string | undefined;
  /** What becomes of {@link unsettled} with the first POST that is sent. */
  whenPosted?: string | undefined;
}

/** Of commands that do what is left to do when they are run again. */
export const continuing: Advice = {
  interrupted: "The same command continues where it stopped.",
  lost: "Check the network, then run the same command again: it continues where it stopped.",
};

/** While a POST for a package has no response. */
export const unsettledPackage =
  "The package may have been created all the same. The same command looks for it before it creates one.";

export const afterRefusedPackage = "Check the state of the version in App Store Connect: it has to be approved.";
