/**
 * Order flow from files: real days in LOBSTER's form, and message files. A feed reads its file, checks every field, and
 * drives a {@link io.ringbook.agents.feed.FedMarket} with ordinary commands in the time of the file.
 */
package io.ringbook.agents.feed;
