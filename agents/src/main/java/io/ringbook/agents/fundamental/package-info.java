/** What instruments are worth by themselves: values that go their way whoever trades and whoever asks. */
package io.ringbook.agents.fundamental;
