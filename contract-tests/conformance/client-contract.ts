import type { Document } from "../../scripts/contract/document.js";
import { openEnums } from "../../scripts/generate/open-enums.js";
import { committedContract } from "../committed-contract.js";
import { contractOf } from "../contract.js";

/** The committed contract as the client's types read it: what Apple adds to an enum of an answer passes through. */
export const clientContract = contractOf(openEnums(committedContract.document as Document));
