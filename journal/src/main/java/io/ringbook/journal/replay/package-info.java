/**
 * What a journal is good for: rebuild the state from its commands, prove that its events are what they must be, and go on
 * where it ends.
 */
package io.ringbook.journal.replay;
