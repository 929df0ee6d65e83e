package se.statsbidrag;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The system, as Spring puts it together; {@code cli.Main} starts it. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class StatsbidragApp {}
