package com.cinemataztic.incidents.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that no authority signed, made by the JDK's keytool. */
public final class OwnCertificate {

    private static final String PASSWORD = "certificate";
    private static final String ALIAS = "own";

    private final KeyStore store;
    private final Path pem;
    private final Path key;

    /** @param hosts the names it is for */
    public OwnCertificate(Path folder, String... hosts)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve("own.p12");
        var keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + hosts[0],
                        "-ext",
                        Arrays.stream(hosts).map(host -> "dns:" + host).collect(Collectors.joining(",", "SAN=", "")),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool ended with " + keytool.exitValue());
        }
        store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        pem = write(
                folder.resolve("own.pem"),
                "CERTIFICATE",
                store.getCertificate(ALIAS).getEncoded());
        key = write(
                folder.resolve("own.key"),
                "PRIVATE KEY",
                store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    }

    /** @return the certificate, as an authority that may be trusted */
    public Path pem() {
        return pem;
    }

    /** @return its private key */
    public Path key() {
        return key;
    }

    /** @return what a server encrypts with */
    public SSLContext context() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** @return for clients that trust this certificate and no other */
    public SSLContext trusting() throws GeneralSecurityException, IOException {
        var only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        only.setCertificateEntry(ALIAS, store.getCertificate(ALIAS));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(only);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Path write(Path file, String what, byte[] content) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + what + "-----\n");
    }
}
